@NullMarked
package dev.drydock.render.template;

import org.jspecify.annotations.NullMarked;
