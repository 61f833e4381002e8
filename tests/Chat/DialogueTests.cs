using FsCheck.Xunit;
using Xinjing.Serverless.Chat;
using Xunit;

namespace Xinjing.Serverless.Tests.Chat;

public sealed class DialogueTests
{
    private static readonly TimeSpan Quiet = new ChatOptions().SettleAfter;
    private readonly Talk _talk = new();

    [Fact]
    public void Text_photos_and_a_location_in_pieces_become_one_report()
    {
        _talk.Show("p1");
        _talk.Say("有人把泔水倒进下水口");
        _talk.Show("p2");
        _talk.Point(label: "剑河路甘溪路口");
        var draft = Assert.Single(_talk.Wait(Quiet).OfType<FileDraft>()).Draft;
        Assert.Equal(("有人把泔水倒进下水口", "剑河路甘溪路口", "06030"), (draft.Description, draft.Address, draft.Category));
        Assert.Equal(["p1", "p2"], draft.Pictures.Select(p => p.MediaId));
    }

    [Fact]
    public void A_report_is_not_filed_before_the_person_has_been_quiet()
    {
        _talk.Say("剑河路580号门口一堆垃圾");
        Assert.DoesNotContain(_talk.Wait(Quiet / 2), step => step is FileDraft);
        _talk.Say("还有旧家具");
        Assert.DoesNotContain(_talk.Wait(Quiet * 0.75), step => step is FileDraft);
        Assert.Contains(_talk.Wait(Quiet), step => step is FileDraft { Draft.Texts.Count: 2 });
    }

    [Fact]
    public void What_is_missing_is_asked_for_once_and_the_answer_completes_the_report()
    {
        _talk.Say("这里脏得不行");
        var asked = Assert.Single(_talk.Wait(Quiet).OfType<Say>()).Text;
        Assert.Contains("还缺地点", asked, StringComparison.Ordinal);
        Assert.Contains("1 ", asked, StringComparison.Ordinal);
        Assert.Empty(_talk.Wait(Quiet).OfType<Say>());
        Assert.DoesNotContain(_talk.Say("剑河路580号"), step => step is FileDraft);
        var draft = Assert.Single(_talk.Say("暴露垃圾").OfType<FileDraft>()).Draft;
        Assert.Equal(("这里脏得不行", "剑河路580号", "06010"), (draft.Description, draft.Address, draft.Category));
    }

    [Fact]
    public void A_class_is_chosen_by_its_number()
    {
        _talk.Say("剑河路580号有情况");
        _talk.Wait(Quiet);
        Assert.Equal("06001", Assert.Single(_talk.Say("1").OfType<FileDraft>()).Draft.Category);
    }

    [Fact]
    public void After_ten_minutes_a_report_is_filed_with_what_there_is()
    {
        _talk.Say("这里脏得不行");
        _talk.Wait(Quiet);
        var draft = Assert.Single(_talk.Wait(new ChatOptions().AssembleFor).OfType<FileDraft>()).Draft;
        Assert.Equal((null, "06999"), (draft.Address, draft.Category));
    }

    [Fact]
    public void A_location_without_a_word_is_not_filed_and_the_person_is_told()
    {
        _talk.Point();
        _talk.Wait(Quiet);
        Assert.Equal(ChatTexts.NothingSaid, Assert.Single(_talk.Wait(new ChatOptions().AssembleFor).OfType<Say>()).Text);
        Assert.Null(_talk.Conversation.Draft);
    }

    [Fact]
    public void Submitting_files_at_once_or_asks_at_once()
    {
        Assert.Single(_talk.Say("上报 剑河路580号门口一堆垃圾").OfType<FileDraft>());
        var other = new Talk();
        Assert.Contains("还缺地点", Assert.Single(other.Say("上报 一堆垃圾").OfType<Say>()).Text, StringComparison.Ordinal);
        Assert.Equal(ChatTexts.Begin, Assert.Single(new Talk().Say("上报").OfType<Say>()).Text);
    }

    [Fact]
    public void Pieces_within_ten_minutes_of_a_filed_report_are_added_to_its_case_and_later_ones_begin_another()
    {
        _talk.Say("上报 剑河路580号门口一堆垃圾");
        _talk.Filed("XJ1");
        Assert.Equal(("XJ1", "p1"), Added(_talk.Show("p1"), a => a.Pictures[0].MediaId));
        Assert.Equal(("XJ1", "还有旧家具"), Added(_talk.Say("还有旧家具"), a => a.Note));
        _talk.Wait(new ChatOptions().AssembleFor + TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(_talk.Say("甘溪路上有积水"), step => step is AddToCase);
        Assert.NotNull(_talk.Conversation.Draft);
    }

    [Fact]
    public void A_handlers_pictures_belong_to_what_they_say_next()
    {
        _talk.Show("p1");
        _talk.Show("p2");
        var command = Assert.Single(_talk.Say("办结 垃圾已清运").OfType<CarryOut>());
        Assert.Equal((ChatWord.Complete, "垃圾已清运", 2), (command.Word, command.Text, command.Pictures.Count));
        Assert.Empty(Assert.Single(_talk.Say("进展 复查").OfType<CarryOut>()).Pictures);
    }

    [Fact]
    public void Pictures_that_no_words_come_for_are_refused_after_ten_minutes()
    {
        var span = new ChatOptions().AssembleFor;
        Assert.Equal(_talk.Now + span, Assert.Single(_talk.Show("p1").OfType<Listen>()).Until);
        _talk.Wait(span / 2);
        Assert.Empty(_talk.Show("p2"));
        Assert.Equal(_talk.Now + span, Assert.Single(_talk.Wait(span / 2).OfType<Listen>()).Until);
        var said = Assert.Single(_talk.Wait(span / 2).OfType<Say>());
        Assert.Equal((ChatTexts.NothingSaid, "nothing-said", 2), (said.Text, said.Code, said.Refuses.Count));
        Assert.Empty(_talk.Conversation.LoosePictures);
    }

    [Fact]
    public void A_picture_before_the_word_that_begins_a_report_belongs_to_it()
    {
        _talk.Show("p1");
        _talk.Wait(new ChatOptions().AssembleFor * 0.9);
        _talk.Say("上报");
        Assert.DoesNotContain(_talk.Wait(new ChatOptions().AssembleFor * 0.2).OfType<Say>(), say => say.Refuses.Count > 0);
        _talk.Say("剑河路580号门口一堆垃圾");
        Assert.Equal("p1", Assert.Single(Assert.Single(_talk.Wait(Quiet).OfType<FileDraft>()).Draft.Pictures).MediaId);
    }

    [Fact]
    public void A_picture_more_than_a_report_takes_is_refused_and_the_others_stay()
    {
        for (var i = 0; i < 20; i++) _talk.Show($"p{i}");
        Assert.Equal("too-many-pictures", Assert.Single(_talk.Show("p20").OfType<Say>()).Code);
        Assert.Equal(20, Assert.Single(_talk.Say("上报 剑河路580号门口一堆垃圾").OfType<FileDraft>()).Draft.Pictures.Count);
    }

    [Fact]
    public void A_text_more_than_a_report_takes_is_added_to_its_case()
    {
        _talk.Say("剑河路580号门口一堆垃圾");
        for (var i = 1; i < 30; i++) _talk.Say($"第{i}句");
        var steps = _talk.Say("最后一句");
        Assert.Equal(30, Assert.Single(steps.OfType<FileDraft>()).Draft.Texts.Count);
        Assert.Equal("最后一句", Assert.Single(steps.OfType<AddToCase>()).Note);
    }

    [Fact]
    public void A_message_that_is_delivered_again_changes_nothing()
    {
        var message = _talk.Message(ChatMessageKind.Text) with { Text = "我的待办" };
        Assert.Single(_talk.Hear(message));
        Assert.Empty(_talk.Hear(message));
    }

    [Fact]
    public void A_button_is_the_command_that_its_key_says() =>
        Assert.Equal((ChatWord.Accept, "XJ261125MQHDMSGDNGK"), Assert.Single(_talk.Press("接单 XJ261125MQHDMSGDNGK").OfType<CarryOut>()) is var c ? (c.Word, c.Case) : default);

    [Property]
    public void Whatever_is_said_every_text_ends_in_a_report_or_an_answer(byte[] said)
    {
        var talk = new Talk();
        var texts = 0;
        var filed = 0;
        foreach (var word in said)
        {
            var steps = (word % 5) switch
            {
                0 => talk.Say($"第{++texts}句，剑河路有垃圾"),
                1 => talk.Show($"p{word}"),
                2 => talk.Point(),
                3 => talk.Wait(TimeSpan.FromSeconds(word)),
                _ => talk.Say($"第{++texts}句"),
            };
            filed += Texts(steps);
        }

        for (var i = 0; i < 3; i++) filed += Texts(talk.Wait(new ChatOptions().AssembleFor));
        Assert.Equal(texts, filed);
        Assert.Null(talk.Conversation.Draft);
    }

    private static int Texts(IReadOnlyList<ChatStep> steps) =>
        steps.Sum(step => step switch { FileDraft f => f.Draft.Texts.Count, AddToCase { Note: not null } => 1, _ => 0 });

    private static (string?, string?) Added(IReadOnlyList<ChatStep> steps, Func<AddToCase, string?> what) =>
        Assert.Single(steps.OfType<AddToCase>()) is var added ? (added.CaseId, what(added)) : default;
}
