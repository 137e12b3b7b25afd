/// Writes the answer: by a chat model, or in the documents' own words.
package io.grapevine.answer.generate;
