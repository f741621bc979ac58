/** Poster frames, storyboards and media probes. */
@NullMarked
package io.greenroom.thumbnail;

import org.jspecify.annotations.NullMarked;
