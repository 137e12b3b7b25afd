/// The speed of the chat, measured from outside: readers of the WebSocket, and readers of the chat model itself
/// beside them.
package io.grapevine.lab.bench.chat;
