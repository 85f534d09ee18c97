/** What the code must look like, kept by tests. */
@NullMarked
package dev.drydock.architecture;

import org.jspecify.annotations.NullMarked;
