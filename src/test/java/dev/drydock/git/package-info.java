@NullMarked
package dev.drydock.git;

import org.jspecify.annotations.NullMarked;
