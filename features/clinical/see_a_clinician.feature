Feature: See a clinician
  Some pain is not an emergency, but somebody should still look at it: before a week begins, or while a
  gentle week runs. Whatever a table does not mention, the person answers as in people.md.

  Scenario Outline: The first back pain ever, from 60
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer     |
      | Age                 | <age>      |
      | Same pain before    | <before>   |
      | Time since it began | <duration> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                             | age | before         | duration      | triage          |
      | 59, and never before             | 59  | Never          |               | Plan            |
      | 60, and never before             | 60  | Never          |               | Clinician first |
      | 60, the same as for years        | 60  | Yes, like this |               | Plan            |
      | 60, never before this long spell | 60  | Never          | Over 12 weeks | Plan            |

  Scenario Outline: It is the best position that counts, not the worst number
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer     |
      | How it began        | <began>    |
      | Time since it began | <duration> |
      | Pain at its easiest | <at best>  |
      | Pain on moving      | <moving>   |
      | What eases it       | <eased by> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                 | began                                | duration      | at best | moving | eased by                 | triage          |
      | 8 lying, and nothing helps           | Lifting, bending, twisting, coughing |               | 8       | 9      | Nothing, in any position | Same day        |
      | 8 in the best position               | Lifting, bending, twisting, coughing |               | 8       | 9      | Resting, lying           | Clinician first |
      | 5 lying, and nothing set it off      | Slowly                               |               | 5       | 6      | Resting, lying           | Clinician first |
      | 5 lying, in no position better       | Lifting, bending, twisting, coughing |               | 5       | 6      | Nothing, in any position | Clinician first |
      | 7 lying after a lift, eased by lying | Lifting, bending, twisting, coughing |               | 7       | 8      | Resting, lying           | Plan with care  |
      | 7 lying, as for years                | Slowly                               | Over 12 weeks | 7       | 8      | Resting, lying           | Plan            |
      | a fresh strain: 8 moving, 2 lying    | Lifting, bending, twisting, coughing | Up to 3 days  | 2       | 8      | Resting, lying           | Plan with care  |

  Scenario Outline: Age, what the person can still do, and how it is going
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer     |
      | Age                 | <age>      |
      | Same pain before    | <before>   |
      | Time since it began | <duration> |
      | How it goes         | <course>   |
      | Pain on moving      | 6          |
      | What the pain stops | <limits>   |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                     | age | before         | duration       | course         | limits                                         | triage          |
      | 17 years old                             | 17  | Yes, like this |                | Much the same  |                                                | Clinician first |
      | 18 years old                             | 18  | Yes, like this |                | Much the same  |                                                | Plan            |
      | I cannot get to the toilet               | 40  | Yes, like this |                | Much the same  | Getting to the toilet without crawling or help | Clinician first |
      | I cannot dress                           | 40  | Yes, like this |                | Much the same  | Washing or dressing                            | Clinician first |
      | I cannot sleep at all                    | 40  | Yes, like this |                | Much the same  | Sleeping at all                                | Plan with care  |
      | growing after three weeks                | 40  | Yes, like this | Up to 6 weeks  | Getting worse  |                                                | Clinician first |
      | growing in the first days                | 40  | Yes, like this |                | Getting worse  |                                                | Plan with care  |
      | seven weeks and just the same, first, 50 | 50  | Never          | Up to 12 weeks | Much the same  |                                                | Clinician first |
      | seven weeks and just the same, first, 49 | 49  | Never          | Up to 12 weeks | Much the same  |                                                | Plan with care  |
      | seven weeks and getting better           | 50  | Never          | Up to 12 weeks | Getting better |                                                | Plan            |

  Scenario: A fresh strain has three days to ease before trouble with dressing sends somebody away
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer                               |
      | Time since it began | Up to 3 days                         |
      | How it began        | Lifting, bending, twisting, coughing |
      | What eases it       | Resting, lying                       |
      | Pain on moving      | 8                                    |
      | What the pain stops | Washing or dressing                  |
    When the rules are run
    Then the triage is "Plan with care" because of the rule "A fresh strain that eases in some position"

  Scenario Outline: A back that may be inflamed
    Given a person with two weeks of simple low back pain
    And the person answers
      | question              | answer                            |
      | Time since it began   | Over 12 weeks                     |
      | How it feels          | Morning stiffness over 45 minutes |
      | What makes it worse   | <worse>                           |
      | What eases it         | Moving, stretching                |
      | Age when it began     | <began at>                        |
      | Signs of inflammation | <signs>                           |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                            | worse                | began at | signs                                                                  | triage         |
      | from 30, wakes at four, moving helps, psoriasis | Night, it gets me up | 30       | It wakes me in the second half of the night; I have, or had, psoriasis | Plan with care |
      | from 30, moving helps, psoriasis                | Mornings             | 30       | I have, or had, psoriasis                                              | Plan with care |
      | from 40, moving helps, psoriasis                | Mornings             | 40       | I have, or had, psoriasis                                              | Plan           |

  Scenario Outline: Pain between the shoulder blades
    Given a person with two weeks of simple low back pain
    And the person answers
      | question             | answer                      |
      | Age                  | <age>                       |
      | Where it hurts       | Upper back, shoulder blades |
      | How it feels         | <feels>                     |
      | Sore spots and knots | <knots>                     |
      | What makes it worse  | <worse>                     |
      | What eases it        | <eased by>                  |
      | Time since it began  | <duration>                  |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                        | age | feels                   | knots | worse                  | eased by                 | duration      | triage          |
      | pressing a knot brings it on                | 40  | Sore spots or knots     | Yes   | Sitting                | Changing position        |               | Plan            |
      | nothing I do changes it, at 40              | 40  | Ache, pull or tightness |       | Nothing, whatever I do | Nothing, in any position |               | Same day        |
      | nothing I do changes it, at 39              | 39  | Ache, pull or tightness |       | Nothing, whatever I do | Nothing, in any position |               | Clinician first |
      | nothing I do changes it, the same for years | 40  | Ache, pull or tightness |       | Nothing, whatever I do | Nothing, in any position | Over 12 weeks | Plan with care  |
