/// Embeds the names of entities, ties those that may be one, and describes them.
package io.grapevine.curate.entity;
