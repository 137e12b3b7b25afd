/// What follows an ingest in the background: entities that may be the same, descriptions, communities.
///
/// Called by `cli` and by the service's schedule.
package io.grapevine.curate;
