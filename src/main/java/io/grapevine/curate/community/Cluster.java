package io.grapevine.curate.community;

/// A cluster as it was found, without words yet.
///
/// @param level    0 for the coarsest
/// @param parent   place of the cluster of the level above in the list of all clusters; -1 at level 0
/// @param entities numbers of its entities, the most central first
/// @param passages numbers of its passages, the most central first
record Cluster(int level, int parent, int[] entities, int[] passages) {}
