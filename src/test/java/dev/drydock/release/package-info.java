@NullMarked
package dev.drydock.release;

import org.jspecify.annotations.NullMarked;
