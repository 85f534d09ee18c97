/**
 * Components and delivery: folders of templates that become the objects of units.
 *
 * <p>Comes in: the files of template folders, merged values and the template model. Goes out:
 * manifests whose every value names its template place and the fleet values that fed it.
 *
 * <p>Uses: diag, yaml, schema, fleet, release, manifest.
 */
@NullMarked
package dev.drydock.render;

import org.jspecify.annotations.NullMarked;
