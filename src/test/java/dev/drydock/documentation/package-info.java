/** Holds the pages to what the product does: links, names of classes, commands and answers. */
@NullMarked
package dev.drydock.documentation;

import org.jspecify.annotations.NullMarked;
