package io.grapevine.graph;

import java.util.Map;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/// Parameters as the driver wants them.
final class Parameters {

    private Parameters() {}

    static Value of(Map<String, ?> params) {
        return Values.value((Object) params);
    }
}
