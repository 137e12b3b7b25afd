/// One question on its way from a door to its answer, the same at every door: admission, the turns before it,
/// the pipeline, what is kept, and the answers under way that can be resumed.
///
/// Called by `api` and `cli`; calls `answer` and the conversation store.
package io.grapevine.conversation;
