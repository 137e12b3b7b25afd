/// Detects communities of entities, summarises them and keeps them up to date.
package io.grapevine.curate.community;
