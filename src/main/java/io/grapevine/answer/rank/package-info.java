/// Puts what was found into the order in which it is numbered and shown.
package io.grapevine.answer.rank;
