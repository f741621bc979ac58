/** Tasks: what people ask for, the states it goes through, and its story. */
@NullMarked
package io.greenroom.gateway.tasks;

import org.jspecify.annotations.NullMarked;
