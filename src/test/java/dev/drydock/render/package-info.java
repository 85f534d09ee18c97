@NullMarked
package dev.drydock.render;

import org.jspecify.annotations.NullMarked;
