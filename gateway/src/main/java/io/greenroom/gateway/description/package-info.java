/** What /v3/api-docs says beyond the controllers. */
@NullMarked
package io.greenroom.gateway.description;

import org.jspecify.annotations.NullMarked;
