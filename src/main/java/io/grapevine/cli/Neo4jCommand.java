package io.grapevine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.graph.server.ManagedNeo4j;
import io.grapevine.graph.server.Neo4jConfig;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts, stops and shows the managed Neo4j.
@Command(
        name = "neo4j",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Starts, stops and shows the managed Neo4j. Other commands start it when they need it; "
                + "it ends some minutes after its last user.",
        subcommands = {Neo4jCommand.Start.class, Neo4jCommand.Stop.class, Neo4jCommand.Status.class},
        footer = {"", "Example:", "  grapevine neo4j start", "  grapevine neo4j status --json"})
public class Neo4jCommand {

    /// What the three have in common.
    abstract static class Managed implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Inject
        ManagedNeo4j neo4j;

        @Inject
        Neo4jConfig user;

        void refuseUserServer(String verb) {
            user.uri().ifPresent(uri -> {
                throw new BadInput("NEO4J_URI names a server of yours, " + uri + ", which Grapevine does not " + verb
                        + ". Unset it to use the managed Neo4j.");
            });
        }

        void print(Map<String, Object> facts, boolean json) throws JsonProcessingException {
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(new ObjectMapper().writeValueAsString(facts));
            } else {
                facts.forEach((name, value) -> out.printf("%-14s %s%n", name, value));
            }
            out.flush();
        }

        Map<String, Object> facts() {
            var facts = new LinkedHashMap<String, Object>();
            var status = neo4j.status();
            facts.put("running", status.isPresent());
            status.ifPresent(s -> {
                facts.put("uri", s.uri().toString());
                facts.put("user", "neo4j");
                facts.put("pid", s.pid());
                facts.put("until", s.stays() ? "grapevine neo4j stop" : "some minutes after its last user");
            });
            facts.put("passwordFile", neo4j.passwordFile().toString());
            facts.put("log", neo4j.log().toString());
            return facts;
        }
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Starts Neo4j, or keeps the running one, until 'grapevine neo4j stop'.",
            footer = {"", "Example:", "  grapevine neo4j start"})
    static class Start extends Managed {

        @Override
        public Integer call() throws JsonProcessingException {
            refuseUserServer("start");
            neo4j.stayRunning();
            print(facts(), false);
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Stops Neo4j, whoever uses it.",
            footer = {"", "Example:", "  grapevine neo4j stop"})
    static class Stop extends Managed {

        @Override
        public Integer call() {
            refuseUserServer("stop");
            var stopped = neo4j.stop();
            spec.commandLine().getErr().println(stopped ? "Neo4j stopped." : "Neo4j was not running.");
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Says whether Neo4j runs, where it answers and where its password is kept.",
            footer = {"", "Example:", "  grapevine neo4j status --json"})
    static class Status extends Managed {

        @Option(names = "--json", description = "One JSON object.")
        boolean json;

        @Override
        public Integer call() throws JsonProcessingException {
            if (user.uri().isPresent()) {
                print(Map.of("uri", user.uri().get(), "user", user.username(), "managed", false), json);
            } else {
                print(facts(), json);
            }
            return ExitCodes.DONE;
        }
    }
}
