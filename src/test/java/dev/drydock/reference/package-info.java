/** What the reference templates and their schemas must say. */
@NullMarked
package dev.drydock.reference;

import org.jspecify.annotations.NullMarked;
