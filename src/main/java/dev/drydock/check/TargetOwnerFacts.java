package dev.drydock.check;

import dev.drydock.diag.Origin;

/**
 * Something that decides who the members of a target group are.
 *
 * @param title the object
 * @param targetGroup the name of the target group's object
 * @param autoScalingGroup the group whose nodes it registers, or an empty string
 * @param problem why it cannot register nodes of the edge, or an empty string
 * @param origin where it is written
 */
record TargetOwnerFacts(
    String title, String targetGroup, String autoScalingGroup, String problem, Origin origin) {}
