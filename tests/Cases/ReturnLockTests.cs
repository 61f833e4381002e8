using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class ReturnLockTests
{
    [Fact]
    public void After_the_third_return_a_supervisor_has_to_unlock_the_next()
    {
        var inHand = new CaseInHand();
        inHand.Wait(TimeSpan.Zero);
        for (var time = 1; time <= CaseLifecycle.MaxReturns; time++)
        {
            Assert.Equal("returns-not-locked", inHand.Give(new UnlockReturn(), SampleTown.Supervisor)?.Code);
            Assert.Null(inHand.Give(new Return("不属本单位职责"), SampleTown.Handler));
            Assert.Null(inHand.Give(new Assign("chengguan"), SampleTown.Dispatcher));
            Assert.Equal(time, inHand.State.Returns);
        }

        Assert.Equal("returns-locked", inHand.Give(new Return("不属本单位职责"), SampleTown.Handler)?.Code);
        Assert.Null(inHand.Give(new UnlockReturn("确非该单位职责"), SampleTown.Supervisor));
        Assert.Null(inHand.Give(new Return("不属本单位职责"), SampleTown.Handler));
        Assert.Equal(4, inHand.State.Returns);
    }
}
