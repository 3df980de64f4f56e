package io.strikeiq.feeds;

import java.util.List;

/** What was asked over HTTP, or is kept as if it were. */
public final class AskedQuestions implements FrameTap {
    private final List<String> questions;

    public AskedQuestions(List<String> questions) {
        this.questions = questions;
    }

    @Override
    public void opened(long time) {}

    @Override
    public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {}

    @Override
    public void sent(String text, long time) {}

    @Override
    public void answered(String question, byte[] answer, long time) {
        questions.add(question);
    }
}
