/** What a worker looks at to know whether it can render here, and what it finds. */
@NullMarked
package io.greenroom.render.health;

import org.jspecify.annotations.NullMarked;
