/** What goes wrong, one row each: every refusal of the API is a problem+json with a stable code. */
@NullMarked
package io.greenroom.gateway.problems;

import org.jspecify.annotations.NullMarked;
