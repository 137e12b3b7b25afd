/// Puts a real service under stress and tells whether it held: kills, hostile inputs, crowds, a database or a
/// chat model that is away. Each trial is a class; `lab hold` runs them.
package io.grapevine.lab.hold;
