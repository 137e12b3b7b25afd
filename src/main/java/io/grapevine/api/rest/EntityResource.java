package io.grapevine.api.rest;

import io.grapevine.access.Callers;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Subgraph;
import io.grapevine.graph.entity.EntityReader;
import io.grapevine.graph.entity.EntityReader.Similar;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;

/// The entities of the graph, one at a time.
@Path("/api/entities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EntityResource {

    private static final int PASSAGES = 8;
    private static final int NEIGHBOURS = 12;

    public record PassageView(
            String passageId,
            String documentId,
            String collection,
            String source,
            String title,
            String heading,
            int page,
            int start,
            int end,
            String text) {

        static PassageView of(Passage p) {
            return new PassageView(
                    p.id(),
                    p.documentId(),
                    p.collection(),
                    p.source(),
                    p.title(),
                    p.heading(),
                    p.page(),
                    p.start(),
                    p.end(),
                    p.text());
        }
    }

    /// @param mentions how many passages speak of it; `passages` has the strongest of them
    /// @param subgraph the entity and its neighbours
    /// @param aliases  keys of the entities that were merged into it
    /// @param same     entities that may be the same
    public record EntityView(
            String key,
            String name,
            String type,
            int mentions,
            List<PassageView> passages,
            Subgraph subgraph,
            List<String> aliases,
            List<Similar> same) {}

    private final EntityReader reader;
    private final Callers callers;

    EntityResource(EntityReader reader, Callers callers) {
        this.callers = callers;
        this.reader = reader;
    }

    @GET
    @Path("{key: .+}")
    public EntityView read(String key) {
        return reader.find(key, callers.principal().grants().scope(Set.of()), PASSAGES, NEIGHBOURS)
                .map(e -> new EntityView(
                        e.key(),
                        e.name(),
                        e.type(),
                        e.mentions(),
                        e.passages().stream().map(PassageView::of).toList(),
                        e.neighbours(),
                        e.aliases(),
                        e.same()))
                .orElseThrow(() -> new NotFound("There is no entity '" + key + "' (any more)."));
    }
}
