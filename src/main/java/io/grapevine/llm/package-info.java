/// Chat and embedding models from configuration, and the prompts of `prompts/`.
///
/// Called by `ingest`, `curate` and `answer`.
package io.grapevine.llm;
