/// Answers questions: rewrite, route, retrieve, rank, generate, a folder a step.
///
/// Called by `conversation`; never sees `ingest`.
package io.grapevine.answer;
