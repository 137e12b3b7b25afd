/// The Model Context Protocol at `/mcp`: the documents as tools for agents.
package io.grapevine.api.mcp;
