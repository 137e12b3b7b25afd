/// The WebSocket door; `docs/protocol.md` is its contract.
package io.grapevine.api.chat;
