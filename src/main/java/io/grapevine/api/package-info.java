/// What the HTTP doors share: problems, server-sent events, limits of bodies, clients that go away.
package io.grapevine.api;
