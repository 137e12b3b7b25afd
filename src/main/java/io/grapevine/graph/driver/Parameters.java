package io.grapevine.graph.driver;

import io.grapevine.domain.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/// Parameters as the driver wants them.
public final class Parameters {

    private Parameters() {}

    /// `collections`, none for all, and `documents`, null for all; to be added to.
    public static Map<String, Object> ofScope(Scope scope) {
        var parameters = new HashMap<String, Object>();
        parameters.put("collections", List.copyOf(scope.collections()));
        parameters.put("documents", scope.documents().map(List::copyOf).orElse(null));
        return parameters;
    }

    /// The file for a scope: that for whole collections where these are chosen, as cheap as ever where all count.
    public static String file(String name, Scope scope) {
        return scope.collections().isEmpty() ? name : name + "-in-collections";
    }

    public static Value of(Map<String, ?> params) {
        return Values.value((Object) params);
    }
}
