/// Makes follow-up questions stand alone.
package io.grapevine.answer.rewrite;
