package io.grapevine.graph.server;

import io.grapevine.domain.GrapevineException.Misconfigured;
import java.util.regex.Pattern;

/// The oldest Neo4j that knows all that is asked of it: vector search that filters within the index became a
/// regular feature there.
public final class Neo4jVersion {

    static final String OLDEST = "2026.02";

    private static final Pattern AGENT = Pattern.compile("Neo4j/(\\d+)\\.(\\d+).*");

    private Neo4jVersion() {}

    /// @param agent as the server names itself, such as `Neo4j/2026.08.1`; one that names itself otherwise is
    ///              taken at its word
    /// @throws Misconfigured where it is older
    public static void require(String agent, Neo4jAddress address) {
        var version = AGENT.matcher(agent);
        if (!version.matches()) {
            return;
        }
        var oldest = OLDEST.split("\\.");
        var year = Integer.compare(Integer.parseInt(version.group(1)), Integer.parseInt(oldest[0]));
        var month = Integer.compare(Integer.parseInt(version.group(2)), Integer.parseInt(oldest[1]));
        if (year < 0 || year == 0 && month < 0) {
            throw new Misconfigured(
                    "Neo4j at " + address.uri() + " is " + agent.replace('/', ' ') + "; Grapevine needs " + OLDEST
                            + " or newer. Upgrade it, or leave NEO4J_URI empty to use the managed one.");
        }
    }
}
