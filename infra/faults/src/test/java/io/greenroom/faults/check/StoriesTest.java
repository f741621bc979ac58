package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.faults.client.StoryPart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoriesTest {

    private final Told told = Told.completed();

    @Test
    void holdsWhereEveryRowWasReadAndASocketLeftNoneOut() {
        assertThat(broken(told.ids(), told.ids().subList(1, 4))).isEmpty();
    }

    @Test
    void findsARowThatTheReaderNeverGot() {
        List<Long> known = List.of(
                told.ids().get(0),
                told.ids().get(2),
                told.ids().get(3),
                told.ids().get(4));

        assertThat(broken(known, told.ids())).singleElement().asString().contains("its reader has rows " + known);
    }

    @Test
    void findsARowThatASocketLeftOut() {
        List<Long> shown = List.of(told.ids().get(0), told.ids().get(2));

        assertThat(broken(told.ids(), shown))
                .singleElement()
                .asString()
                .endsWith("without [" + told.ids().get(1) + "]");
    }

    @Test
    void findsRowsThatASocketShowedTwiceOrOutOfOrder() {
        List<Long> shown =
                List.of(told.ids().get(1), told.ids().get(0), told.ids().get(0));

        assertThat(broken(told.ids(), shown)).hasSize(2);
    }

    @Test
    void provesNothingWhereNobodyFollowed() {
        assertThat(broken(told.ids(), List.of())).isNotEmpty();
    }

    private List<String> broken(List<Long> read, List<Long> shown) {
        return Stories.of(told.story(), Map.of(told.id, read), List.of(new StoryPart(told.id, shown)))
                .broken();
    }
}
