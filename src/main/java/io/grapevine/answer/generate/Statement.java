package io.grapevine.answer.generate;

import io.grapevine.answer.read.Candidate;
import io.grapevine.answer.read.Reading.Words;
import java.util.Optional;

/// One statement of an extractive answer.
///
/// @param lead  the sentence before it or its title, where it cannot be understood alone; empty otherwise
/// @param words those that answer, in the candidate's text
record Statement(Candidate candidate, String lead, Optional<Words> words) {

    static Statement of(Candidate candidate) {
        return new Statement(candidate, "", Optional.empty());
    }
}
