@NullMarked
package dev.drydock.fleet;

import org.jspecify.annotations.NullMarked;
