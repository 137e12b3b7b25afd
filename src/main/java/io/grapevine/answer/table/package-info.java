/// Answers questions from tables as from a small database: typed columns, programs enumerated from the
/// question's words, ranked by a network, run, and told with the rows that they used. Entry:
/// [io.grapevine.answer.table.TableAnswers].
package io.grapevine.answer.table;
