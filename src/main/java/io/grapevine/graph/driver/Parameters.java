package io.grapevine.graph.driver;

import java.util.Map;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/// Parameters as the driver wants them.
public final class Parameters {

    private Parameters() {}

    public static Value of(Map<String, ?> params) {
        return Values.value((Object) params);
    }
}
