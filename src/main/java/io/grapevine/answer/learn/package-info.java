/// Learns from thumbs which retrieval mode a route should take.
package io.grapevine.answer.learn;
