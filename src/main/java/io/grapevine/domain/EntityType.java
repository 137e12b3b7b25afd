package io.grapevine.domain;

/// What kind of thing an entity is, where the evidence is clear; `OTHER` where it is not.
public enum EntityType {
    PERSON,
    PLACE,
    ORGANISATION,
    DATE,
    WORK,
    OTHER
}
