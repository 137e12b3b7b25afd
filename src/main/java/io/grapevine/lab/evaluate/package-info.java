/// Measures retrieval, answers and the learning of modes on questions with known answers.
package io.grapevine.lab.evaluate;
