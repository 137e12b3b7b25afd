/// What flows through the answer pipeline: one exchange, filled step by step.
///
/// Every step of `answer` may use it; it knows none of them.
package io.grapevine.answer.exchange;
