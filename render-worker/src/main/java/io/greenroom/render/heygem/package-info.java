/** The engine that lip-syncs with a checkout of HeyGem's command-line port, whose program is not to be trusted. */
@NullMarked
package io.greenroom.render.heygem;

import org.jspecify.annotations.NullMarked;
