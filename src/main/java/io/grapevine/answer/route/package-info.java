/// Decides what kind of question it is.
package io.grapevine.answer.route;
