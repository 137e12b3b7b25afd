package io.grapevine.language;

/// A name in a text.
///
/// @param span where it stands
/// @param type what kind of thing it names, such as `person`
public record Name(Span span, String type) {}
