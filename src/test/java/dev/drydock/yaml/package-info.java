@NullMarked
package dev.drydock.yaml;

import org.jspecify.annotations.NullMarked;
