/** The service that decides: REST, MySQL, dispatch, recording and live push. */
@NullMarked
package io.greenroom.gateway;

import org.jspecify.annotations.NullMarked;
