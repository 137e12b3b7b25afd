/// The REST door: questions, documents, conversations, entities, feedback.
package io.grapevine.api.rest;
