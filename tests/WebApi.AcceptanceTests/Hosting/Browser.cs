using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Support.UI;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>A Chromium without a window, with a profile of its own that goes with it.</summary>
public sealed class Browser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] Flags =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,1600",
    ];

    private readonly string profile = Directory.CreateTempSubdirectory("helpdesk-browser-").FullName;
    private readonly ChromeDriver driver;

    private Browser(string program, string driverProgram)
    {
        var options = new ChromeOptions { BinaryLocation = program };
        options.AddArguments([.. Flags, $"--user-data-dir={profile}"]);
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        driver = new(ChromeDriverService.CreateDefaultService(driverProgram), options, Patience);
    }

    /// <summary>What the console holds as errors, refusals of the content security policy among them.</summary>
    public IEnumerable<string> ConsoleErrors => driver.Manage().Logs.GetLog(LogType.Browser)
        .Where(entry => entry.Level >= LogLevel.Severe)
        .Select(entry => entry.Message);

    /// <summary>Starts one; where none is installed, ignores the test.</summary>
    public static Browser Start()
    {
        if (Names.Select(Locate).FirstOrDefault(path => path is not null) is { } program && Locate("chromedriver") is { } driverProgram)
        {
            return new(program, driverProgram);
        }

        Assert.Ignore($"No browser: {string.Join(" or ", Names)}, and chromedriver, must be in PATH or /usr/bin.");
        throw new InvalidOperationException("Unreachable.");
    }

    public void Open(Uri address) => driver.Navigate().GoToUrl(address);

    /// <summary>Waits for an element that can be seen and used.</summary>
    public IWebElement Find(By element) =>
        WaitFor(element.ToString(), () => driver.FindElements(element).FirstOrDefault(found => found.Displayed && found.Enabled));

    public void Click(By element) => WaitFor(element.ToString(), () =>
    {
        Find(element).Click();
        return true;
    });

    /// <summary>Puts a text in the place of what a field holds.</summary>
    public void Fill(By field, string text)
    {
        var input = Find(field);
        input.SendKeys(Keys.Control + "a");
        input.SendKeys(text);
        WaitFor($"{field} to hold the text", () => Find(field).GetDomProperty("value") == text);
    }

    /// <summary>Waits until there is something: not null, not false.</summary>
    public T WaitFor<T>(string what, Func<T?> condition)
    {
        var wait = new WebDriverWait(driver, Patience) { Message = $"Waited for {what}" };
        wait.IgnoreExceptionTypes(typeof(StaleElementReferenceException), typeof(ElementClickInterceptedException), typeof(ElementNotInteractableException));
        return wait.Until(_ => condition())!;
    }

    public void Dispose()
    {
        driver.Quit();

        // The last of the browser's processes may still write.
        SpinWait.SpinUntil(DeleteProfile, Patience);
    }

    private static string? Locate(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/bin")
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private bool DeleteProfile()
    {
        try
        {
            Directory.Delete(profile, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
