/// Decides which HTTP requests come in, who sent them, and what they may do: sign-in, sessions, keys, people, groups
/// and grants. Called by the doors.
package io.grapevine.access;
